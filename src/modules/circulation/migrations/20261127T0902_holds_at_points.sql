-- A hold may be picked up at a point of its branch, such as a stop of the mobile library. The branch stays the one
-- that lends, so that all rules of branches hold; a point that is given to another branch takes its holds along.
alter table circulation.holds add column pickup_point_id bigint;
alter table circulation.holds add constraint holds_pickup_point_fkey
  foreign key (pickup_point_id, pickup_branch_id) references branches.pickup_points (id, branch_id) on update cascade;
create index open_holds_by_point on circulation.holds (pickup_point_id) where ended_at is null and pickup_point_id is not null;
