-- Subscriptions move with their title.
alter table catalogue.title_merges add column moved_subscriptions bigint[] not null default '{}';
