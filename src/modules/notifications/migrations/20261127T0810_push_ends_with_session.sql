-- A browser stops telling a member's business when the member signs out there: the next person at it is somebody
-- else. A session that merely ran out leaves it, so that reminders go on for who looks in every few months.
alter table notifications.push_subscriptions
  -- session in which the browser was subscribed
  add column session_digest bytea;

create function notifications.end_push_of_session() returns trigger language plpgsql as $$
begin
  delete from notifications.push_subscriptions subscriptions
  where old.person_kind = 'member' and subscriptions.patron_id = old.person_id
    and (subscriptions.session_digest = old.token_digest
      -- subscribed in an earlier session of the same browser, which ran out since
      or subscriptions.device = old.device and not exists (
        select from kernel.sessions other where other.token_digest = subscriptions.session_digest));
  return null;
end $$;
create trigger push_ends_with_session after delete on kernel.sessions
  for each row when (old.expires_at > now()) execute function notifications.end_push_of_session();
