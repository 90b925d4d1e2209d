-- The accession register goes through the copies by the day on which they came.
create index items_by_acquisition on catalogue.items (acquired_on, id);
