-- Two suggestions of one title become one; whoever made the other finds the way to it.
alter table acquisition.suggestions
  add column merged_into bigint references acquisition.suggestions (id) check (merged_into <> id),
  drop constraint suggestions_state_check,
  add constraint suggestions_state_check check (state in
    ('waiting', 'open', 'listed', 'ordered', 'arrived', 'declined', 'merged')),
  add constraint merged_leads_on check ((state = 'merged') = (merged_into is not null));
create index suggestions_merged on acquisition.suggestions (merged_into) where merged_into is not null;

-- A merged suggestion has no votes of its own: they count for the one it became.
create function acquisition.vote_where_it_counts() returns trigger language plpgsql as $$
begin
  if exists (select from acquisition.suggestions where id = new.suggestion_id and state = 'merged') then
    raise exception 'this suggestion was merged' using constraint = 'vote_where_it_counts', errcode = '23514';
  end if;
  return new;
end $$;
create trigger vote_where_it_counts before insert on acquisition.votes
  for each row execute function acquisition.vote_where_it_counts();
