-- Places away from a branch's own door where its readers pick things up: the stops of a mobile library. They belong
-- to one branch, and are visited on days that whoever plans the visits writes down here.
create table branches.pickup_points (
  id bigint generated always as identity primary key,
  branch_id bigint not null references branches.branches (id),
  name text not null check (name <> ''),
  address text not null default '',
  closed_at timestamptz,
  unique (id, branch_id)
);
create index pickup_points_by_branch on branches.pickup_points (branch_id);

create table branches.pickup_days (
  point_id bigint not null references branches.pickup_points (id) on delete cascade,
  day date not null,
  starts time not null,
  ends time not null check (ends > starts),
  primary key (point_id, day)
);
