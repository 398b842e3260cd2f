-- A retracted page shows its text to readers as a live one does: what they didn't have before gets there past no shut gate either.
create or replace function live_needs_open_gates() returns trigger language plpgsql as $$
begin
  if new.publication not in ('live', 'retracted')
    or (tg_op = 'UPDATE' and new.live_revision_id is not distinct from old.live_revision_id
      and (old.publication = 'live' or old.publication = new.publication))
  then
    return new;
  end if;
  if new.vaulted then
    raise exception 'article % is in the vault', new.id using errcode = 'check_violation', constraint = 'live_needs_open_gates';
  end if;
  if new.embargo_until > clock_timestamp() then
    raise exception 'article % is under embargo until %', new.id, new.embargo_until
      using errcode = 'check_violation', constraint = 'live_needs_open_gates';
  end if;
  if exists (select from "hold" h where h.article_id = new.id and h.released_at is null) then
    raise exception 'article % is under a hold', new.id using errcode = 'check_violation', constraint = 'live_needs_open_gates';
  end if;
  return new;
end $$;
