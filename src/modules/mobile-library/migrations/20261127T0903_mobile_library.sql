create schema mobile_library;

-- Each is a branch of its own, whose stock floats.
create table mobile_library.vehicles (
  branch_id bigint primary key references branches.branches (id),
  plate text not null default '',
  -- how many copies it holds, where that is known
  capacity integer check (capacity between 1 and 100000),
  note text not null default '',
  retired_at timestamptz
);

create table mobile_library.routes (
  id bigint generated always as identity primary key,
  vehicle_id bigint not null references mobile_library.vehicles (branch_id),
  name text not null check (name <> ''),
  about text not null default '',
  closed_at timestamptz
);
create unique index one_route_per_name on mobile_library.routes (lower(name));
create index routes_by_vehicle on mobile_library.routes (vehicle_id);

-- Name and address of a stop stand with its pickup point, which circulation knows.
create table mobile_library.stops (
  point_id bigint primary key references branches.pickup_points (id),
  route_id bigint not null references mobile_library.routes (id),
  position integer not null default 0,
  latitude numeric(8, 6) check (latitude between -90 and 90),
  longitude numeric(9, 6) check (longitude between -180 and 180),
  contact_name text not null default '',
  contact_phone text not null default '',
  accessibility text not null default '',
  check ((latitude is null) = (longitude is null))
);
create index stops_by_route on mobile_library.stops (route_id, position);

-- When a stop is visited. Every second week is counted from the first day; of a month it is the nth weekday, -1 the last.
create table mobile_library.times (
  id bigint generated always as identity primary key,
  stop_id bigint not null references mobile_library.stops (point_id) on delete cascade,
  pattern text not null check (pattern in ('weekly', 'fortnightly', 'monthly')),
  weekday smallint not null check (weekday between 1 and 7),
  nth smallint check (nth in (1, 2, 3, 4, -1)),
  starts time not null,
  ends time not null check (ends > starts),
  first_day date not null,
  last_day date,
  check ((pattern = 'monthly') = (nth is not null)),
  check (last_day >= first_day)
);
create index times_by_stop on mobile_library.times (stop_id);

-- Visits of which there is more to say than the times do: other hours, one more, none for a reason, and those that
-- were made.
create table mobile_library.visits (
  id bigint generated always as identity primary key,
  stop_id bigint not null references mobile_library.stops (point_id),
  vehicle_id bigint not null references mobile_library.vehicles (branch_id),
  day date not null,
  starts time not null,
  ends time not null check (ends > starts),
  extra boolean not null default false,
  state text not null check (state in ('planned', 'under-way', 'done', 'cancelled')),
  reason text not null default '',
  started_at timestamptz,
  finished_at timestamptz,
  -- people who came, whether they borrowed or not
  visitors integer check (visitors between 0 and 100000),
  note text not null default '',
  changed_by text not null default '',
  changed_at timestamptz not null default now(),
  constraint one_visit_per_stop_and_day unique (stop_id, day),
  check ((state = 'cancelled') = (reason <> '')),
  check ((started_at is not null) = (state in ('under-way', 'done'))),
  check ((finished_at is not null) = (state = 'done')),
  check (finished_at >= started_at)
);
create unique index one_visit_under_way_per_vehicle on mobile_library.visits (vehicle_id) where state = 'under-way';
create index visits_by_day on mobile_library.visits (day);
