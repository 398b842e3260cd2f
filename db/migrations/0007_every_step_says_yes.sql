-- A yes to a step of review counts for one text. What the database promises of steps, of legal's yes and of the vault.

-- How many of a bureau's steps, from the first on, have their yes to this text, given since the submit. Every step finds a
-- person of its own exactly if no set of kinds has more steps than people (Hall's theorem); where one person is enough, each
-- kind needs one yes. Without steps of its own a bureau has none here.
create function steps_reached(of_article bigint, of_hash text, of_bureau uuid, submitter uuid, since timestamptz, authors uuid[])
returns integer language plpgsql stable as $$
declare
  policy four_eyes_policy;
  kinds text[];
  reached integer := 0;
begin
  select b.four_eyes, array(
    select case s.step->>'role' when 'legal' then 'legal' when 'chief' then 'standards' else 'desk' end
    from jsonb_array_elements(b.steps) with ordinality as s(step, place) order by s.place)
  into policy, kinds from "bureau" b where b.id = of_bureau;
  while reached < cardinality(kinds) loop
    exit when exists (
      select from (values ('{desk}'::text[]), ('{legal}'), ('{standards}'), ('{desk,legal}'), ('{desk,standards}'),
        ('{legal,standards}'), ('{desk,legal,standards}')) as set_of(kind)
      where (policy <> 'off' or cardinality(set_of.kind) = 1)
        and (select case when policy = 'off' then least(count(*), 1) else count(*) end
          from unnest(kinds[1:reached + 1]) as asked(kind) where asked.kind = any (set_of.kind))
        > (select count(distinct a.approver_id) from "approval" a
          where a.article_id = of_article and a.revision_hash = of_hash and a.voided_at is null
            and a.kind::text = any (set_of.kind) and a.at >= coalesce(since, '-infinity')
            and (policy = 'off' or (a.approver_id is distinct from submitter and authors is distinct from array[a.approver_id])))
    );
    reached := reached + 1;
  end loop;
  return reached;
end $$;
--> statement-breakpoint

-- Nothing goes live without a standing approval of its hash by a second person, without every step of its bureau's review,
-- without legal after a legal hold or the vault; or by a break-glass event.
create or replace function live_needs_approval() returns trigger language plpgsql as $$
declare
  policy four_eyes_policy;
  named integer;
  fresh boolean := tg_op = 'INSERT' or new.live_revision_id is distinct from old.live_revision_id;
  cut record;
  head integer;
  shut record;
begin
  if tg_op = 'INSERT' and new.publication = 'never' and new.live_revision_id is null then
    return new;
  end if;
  if tg_op = 'UPDATE' and old.publication = 'killed' and new.publication <> 'killed' then
    raise exception 'a killed article stays killed' using errcode = 'check_violation';
  end if;
  if not (fresh or (new.publication = 'live' and old.publication <> 'live')) then
    return new;
  end if;
  select id, hash, authors into cut from "revision" where id = new.live_revision_id and article_id = new.id;
  if not found then
    raise exception 'a live revision must be a revision of its own article' using errcode = 'check_violation';
  end if;
  if exists (select from "event" e where e.article_id = new.id and e.revision_id = cut.id and e.emergency) then
    return new;
  end if;
  select four_eyes, jsonb_array_length(steps) into policy, named from "bureau" where id = new.bureau_id;
  if not exists (
    select from "approval" a
    where a.article_id = new.id
      and a.revision_hash = cut.hash
      and a.kind = 'desk'
      and a.voided_at is null
      and (
        policy = 'off'
        or (
          (not fresh or old.submitted_by is null or a.approver_id <> old.submitted_by)
          and cut.authors <> array[a.approver_id]
        )
      )
  ) then
    raise exception 'article % has no approval for revision % by a second person', new.id, new.live_revision_id
      using errcode = 'check_violation', constraint = 'live_needs_approval';
  end if;
  if fresh and named > steps_reached(new.id, cut.hash, new.bureau_id, old.submitted_by, old.submitted_at, cut.authors) then
    raise exception 'article % has not passed every step of its review with revision %', new.id, new.live_revision_id
      using errcode = 'check_violation', constraint = 'live_needs_every_step';
  end if;
  -- The publication that is being carried out may have its event already: what counts is the one before it.
  select max(number) into head from "event" where article_id = new.id;
  select count(*) as times, max(e.at) filter (where e.verb in ('put-in-vault', 'place-hold')) as since into shut
  from "event" e
  where e.article_id = new.id
    and (e.verb in ('put-in-vault', 'leave-vault') or (e.verb in ('place-hold', 'release-hold') and e.after->>'hold' = 'legal'))
    and e.after->>'vault' is distinct from 'kept'
    and e.number > coalesce((
      select max(p.number) from "event" p
      where p.article_id = new.id and p.number < head and p.verb in ('publish', 'publish-change', 'publish-in-emergency')), 0);
  if shut.times > 0 and not exists (
    select from "approval" a
    where a.article_id = new.id and a.revision_hash = cut.hash and a.kind = 'legal' and a.voided_at is null
      and a.at >= coalesce(shut.since, '-infinity')
  ) then
    raise exception 'article % was under a legal hold or in the vault, and legal has not approved revision %', new.id, new.live_revision_id
      using errcode = 'check_violation', constraint = 'live_needs_legal';
  end if;
  return new;
end $$;
--> statement-breakpoint

-- A text that changes in review waits again at the first step that has no yes to it, whoever changed it and by whatever path.
create function step_follows_text() returns trigger language plpgsql as $$
declare
  one record;
  here integer;
begin
  select a.step, a.stage, a.bureau_id, a.submitted_by, a.submitted_at, jsonb_array_length(b.steps) as named into one
  from "article" a join "bureau" b on b.id = a.bureau_id where a.id = new.article_id;
  if one.stage = 'review' then
    here := least(
      steps_reached(new.article_id, new.hash, one.bureau_id, one.submitted_by, one.submitted_at, null),
      greatest(one.named, 1) - 1);
    if here <> one.step then
      update "article" set step = here where id = new.article_id;
    end if;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger step_follows_text after update of hash on "working_copy" for each row
  when (old.hash is distinct from new.hash) execute function step_follows_text();
--> statement-breakpoint

-- Who agrees that an article leaves the vault agrees to what the first person asked under the slugline that person typed.
create function vault_ask_is_of_its_slugline() returns trigger language plpgsql as $$
begin
  update "article" set vault_leave_by = null where id = new.article_id and vault_leave_by is not null;
  return null;
end $$;
--> statement-breakpoint
create trigger vault_ask_is_of_its_slugline after update of slugline on "working_copy" for each row
  when (old.slugline is distinct from new.slugline) execute function vault_ask_is_of_its_slugline();
--> statement-breakpoint

-- Two people take an article out of the vault: one asked and still may, another agrees.
create or replace function vault_needs_two() returns trigger language plpgsql as $$
begin
  if old.vaulted and not new.vaulted and not exists (
    select from "person" p
    where p.id = old.vault_leave_by and p.id <> new.changed_by and p.disabled_at is null
      and (p.role in ('chief', 'legal') or (p.role = 'editor' and exists (
        select from "membership" m where m.person_id = p.id and m.bureau_id = new.bureau_id)))
  ) then
    raise exception 'article % leaves the vault by two people', new.id using errcode = 'check_violation', constraint = 'vault_needs_two';
  end if;
  if not new.vaulted then
    new.vault_leave_by := null;
  end if;
  return new;
end $$;
