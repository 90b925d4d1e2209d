-- A return taken back lifts its suspension; the loan's real return may bring another.
drop index patrons.one_suspension_per_loan;
create unique index one_suspension_per_loan on patrons.blocks (loan_id) where kind = 'suspension' and lifted_at is null;
