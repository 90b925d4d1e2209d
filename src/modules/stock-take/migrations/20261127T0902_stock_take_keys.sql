-- Stock-takes are never deleted, and every scan holds the row of its own: a hundred thousand look-ups for nothing.
alter table stock_take.scans drop constraint scans_session_id_fkey;
alter table stock_take.seen drop constraint seen_session_id_fkey;
