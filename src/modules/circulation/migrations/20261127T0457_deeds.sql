-- What was asked under a key, so that a key used for something else is refused.
alter table circulation.operations
  add column asked text not null default '',
  -- key of the deed that took this one back
  add column undone_by text;

-- A loan made by mistake is taken back, not deleted: what was written about it stays.
alter table circulation.loans drop constraint loans_ending_check;
alter table circulation.loans add constraint loans_ending_check check (ending in ('returned', 'lost', 'undone'));

alter table circulation.loan_events drop constraint loan_events_kind_check;
alter table circulation.loan_events add constraint loan_events_kind_check check (kind in
  ('renewed', 'due-moved', 'claimed-returned', 'claim-ended', 'lost', 'found', 'overridden', 'reopened'));

-- A copy whose hold ended on the pickup shelf stands there until somebody takes it away.
alter table circulation.holds add column cleared_at timestamptz;
create index holds_to_clear on circulation.holds (trapped_item_id)
  where ended_at is not null and trapped_item_id is not null and cleared_at is null;
