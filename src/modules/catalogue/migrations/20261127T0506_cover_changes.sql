-- Another picture in the place of one is a change too: harvesters are told the address of the picture.
create trigger covers_updated after update on catalogue.covers
  referencing new table as changed for each statement execute function catalogue.note_changed_parts();
