-- A picture is asked for by its digest alone, on every result page.
create index covers_by_file on catalogue.covers (file_digest);
create index covers_by_thumbnail on catalogue.covers (thumbnail_digest);
