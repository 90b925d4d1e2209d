-- Codes and names of the branches as headers were last written with them: where they differ now, all headers are
-- compared anew. Nothing at first, so that a catalogue that was there before is compared once.
alter table protocols.oai_position add column branches uuid;
