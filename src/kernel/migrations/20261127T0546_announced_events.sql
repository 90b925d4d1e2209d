-- Events wait here until they are announced, many at a time: a job for each would cost more than most deeds it tells of.
alter table kernel.events add column announced_at timestamptz;
update kernel.events set announced_at = now();
create index events_to_announce on kernel.events (id) where announced_at is null;
create index events_by_time on kernel.events (at);
