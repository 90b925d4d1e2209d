-- Weekly hours hold from a day on: what was open last year stays so, whatever is changed for next month.
alter table branches.opening_hours add column valid_from date not null default '2000-01-01';
alter table branches.opening_hours drop constraint opening_hours_pkey;
alter table branches.opening_hours add primary key (branch_id, valid_from, weekday, opens);

-- Why a day is closed: a national holiday or joint leave of the government's list, a decision of the library, or an
-- emergency, which alone may be entered for days gone by.
alter table branches.closed_days
  add column kind text not null default 'own' check (kind in ('national', 'joint-leave', 'own', 'emergency')),
  add column entered_by text not null default '',
  add column entered_at timestamptz not null default now();

-- Fines of the past were counted by the calendar of the past; it stays as it was. Only a closure with its own
-- undo (circulation) may touch it, and says so in its transaction.
create function branches.keep_past_days() returns trigger language plpgsql as $$
begin
  if current_setting('patria.emergency', true) is distinct from 'on'
      and least(old.day, new.day) < (now() at time zone 'Asia/Jakarta')::date
      and (tg_op <> 'INSERT' or current_setting('patria.calendar', true) is distinct from 'importing') then
    raise exception 'past days of the calendar are locked' using errcode = 'restrict_violation', constraint = 'past_days_locked';
  end if;
  return coalesce(new, old);
end $$;
create trigger closed_days_keep_past before insert or update or delete on branches.closed_days
  for each row execute function branches.keep_past_days();
