-- What was returned and picked up while a vehicle stood somewhere is asked of circulation, by place and time.
create index loans_by_return on circulation.loans (ended_branch_id, ended_at) where ended_at is not null;
create index holds_filled_by_branch on circulation.holds (pickup_branch_id, ended_at) where standing = 'filled';
