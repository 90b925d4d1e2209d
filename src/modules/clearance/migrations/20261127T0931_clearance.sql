create schema if not exists clearance;

-- The last number given in a year; locked until the letter is there, so that there is no gap and no double.
create table clearance.counters (
  year integer primary key check (year between 2000 and 2200),
  last integer not null check (last > 0)
);

-- Letters that say that a member has nothing of the library (surat bebas pustaka).
create table clearance.letters (
  id bigint generated always as identity primary key,
  year integer not null references clearance.counters (year),
  running integer not null check (running > 0),
  -- as printed: 012/SBP/PKB/XI/2026
  number text not null check (number <> ''),
  -- stands in the QR code; nobody guesses it
  code text not null check (code ~ '^[2-9A-HJ-NP-Z]{16}$'),
  -- empty once the member is forgotten
  patron_id bigint references patrons.patrons (id),
  name text not null check (name <> ''),
  card_number text not null default '',
  institution text not null default '',
  purpose text not null check (purpose <> ''),
  issued_at timestamptz not null,
  issued_on date not null,
  valid_until date not null check (valid_until >= issued_on),
  -- who asked for it: the member from the account, or staff at the desk
  channel text not null check (channel in ('member', 'staff')),
  issued_by text not null check (issued_by <> ''),
  signatory jsonb,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_because text check (withdrawn_because <> ''),
  check ((withdrawn_at is null) = (withdrawn_because is null)),
  check ((withdrawn_at is null) = (withdrawn_by is null))
);
create unique index one_letter_per_number on clearance.letters (year, running);
create unique index one_letter_per_code on clearance.letters (code);
create index letters_by_patron on clearance.letters (patron_id, id desc) where patron_id is not null;
create index letters_by_name on clearance.letters (lower(name) text_pattern_ops);

-- A register of letters has no gap, and what was once said under a number stays said.
create function clearance.keep_register() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'letters of clearance are withdrawn, never deleted' using constraint = 'letters_stay';
  end if;
  if tg_op = 'INSERT' then
    if new.running > 1 and not exists (
      select from clearance.letters where year = new.year and running = new.running - 1) then
      raise exception 'number % of % would leave a gap', new.running, new.year using constraint = 'no_gap';
    end if;
    return new;
  end if;
  if (new.year, new.running, new.number, new.code, new.purpose, new.issued_at, new.issued_on, new.valid_until,
      new.channel, new.issued_by)
    is distinct from (old.year, old.running, old.number, old.code, old.purpose, old.issued_at, old.issued_on,
      old.valid_until, old.channel, old.issued_by)
    or (old.withdrawn_at is not null and (new.withdrawn_at, new.withdrawn_because)
      is distinct from (old.withdrawn_at, old.withdrawn_because)) then
    raise exception 'what a letter of clearance says does not change' using constraint = 'letters_stay';
  end if;
  return new;
end $$;
create trigger keep_register before insert or update or delete on clearance.letters
  for each row execute function clearance.keep_register();
