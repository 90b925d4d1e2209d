-- A password that somebody else chose opens nothing but the page on which it is replaced by one's own.
alter table staff.accounts add column password_given boolean not null default false;
