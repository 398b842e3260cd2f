-- A yes is to the text and to what readers are told of it: the class of the change and its public note, as they are proposed.

drop function steps_reached(bigint, text, uuid, uuid, timestamptz, uuid[]);
--> statement-breakpoint

-- How many of a bureau's steps, from the first on, have their yes to this text and to what readers
-- would be told of it, given since the submit. Every step finds a
-- person of its own exactly if no set of kinds has more steps than people (Hall's theorem); where one person is enough, each
-- kind needs one yes. Without steps of its own a bureau has none here.
create function steps_reached(of_article bigint, of_hash text, of_bureau uuid, submitter uuid, since timestamptz, authors uuid[],
  told change_class, note text)
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
            and a.change_class is not distinct from told and a.public_note is not distinct from note
            and a.kind::text = any (set_of.kind) and a.at >= coalesce(since, '-infinity')
            and (policy = 'off' or (a.approver_id is distinct from submitter and authors is distinct from array[a.approver_id])))
    );
    reached := reached + 1;
  end loop;
  return reached;
end $$;
--> statement-breakpoint

-- Nothing goes live without a standing approval of its hash and of what readers are told of it by a second person, without every step of its bureau's review,
-- without legal after a legal hold or the vault; or by a break-glass event.
create or replace function live_needs_approval() returns trigger language plpgsql as $$
declare
  policy four_eyes_policy;
  named integer;
  -- What was retracted comes back by a new round of review alone, even with the same text.
  fresh boolean := tg_op = 'INSERT' or new.live_revision_id is distinct from old.live_revision_id
    or (old.publication = 'retracted' and new.publication = 'live');
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
      and (not fresh or (a.change_class is not distinct from old.proposed_class and a.public_note is not distinct from old.proposed_note))
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
  if fresh and named > steps_reached(new.id, cut.hash, new.bureau_id, old.submitted_by, old.submitted_at, cut.authors,
    old.proposed_class, old.proposed_note) then
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
      and (not fresh or (a.change_class is not distinct from old.proposed_class and a.public_note is not distinct from old.proposed_note))
      and a.at >= coalesce(shut.since, '-infinity')
  ) then
    raise exception 'article % was under a legal hold or in the vault, and legal has not approved revision %', new.id, new.live_revision_id
      using errcode = 'check_violation', constraint = 'live_needs_legal';
  end if;
  return new;
end $$;
--> statement-breakpoint

-- A text that changes in review waits again at the first step that has no yes to it, whoever changed it and by whatever path.
create or replace function step_follows_text() returns trigger language plpgsql as $$
declare
  one record;
  here integer;
begin
  select a.step, a.stage, a.bureau_id, a.submitted_by, a.submitted_at, a.proposed_class, a.proposed_note, jsonb_array_length(b.steps) as named into one
  from "article" a join "bureau" b on b.id = a.bureau_id where a.id = new.article_id;
  if one.stage = 'review' then
    here := least(
      steps_reached(new.article_id, new.hash, one.bureau_id, one.submitted_by, one.submitted_at, null, one.proposed_class, one.proposed_note),
      greatest(one.named, 1) - 1);
    if here <> one.step then
      update "article" set step = here where id = new.article_id;
    end if;
  end if;
  return null;
end $$;
--> statement-breakpoint

-- Readers are told what was approved with the text that they get; of a retraction, and in an emergency, what its event answers for.
create function note_needs_approval() returns trigger language plpgsql as $$
begin
  if new.change_class = 'retraction' and exists (
    select from "article" a where a.id = new.article_id and a.publication = 'retracted') then
    return new;
  end if;
  if not exists (
    select from "approval" a join "revision" r on r.id = new.revision_id and r.article_id = new.article_id
    where a.article_id = new.article_id and a.revision_hash = r.hash and a.kind = 'desk' and a.voided_at is null
      and a.change_class = new.change_class and a.public_note = new.note
  ) and not exists (
    select from "event" e where e.article_id = new.article_id and e.revision_id = new.revision_id and e.emergency
  ) then
    raise exception 'article % tells readers a note that nobody approved with revision %', new.article_id, new.revision_id
      using errcode = 'check_violation', constraint = 'note_needs_approval';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger note_needs_approval before insert on "public_note" for each row execute function note_needs_approval();
--> statement-breakpoint

-- Until now the desk's yes alone said what readers are told. What is in review or ready keeps that; whoever else said yes to
-- the same text without these words is asked again.
update "article" a set proposed_class = yes.change_class, proposed_note = yes.public_note
from (
  select distinct on (y.article_id) y.article_id, y.change_class, y.public_note
  from "approval" y join "article" b on b.id = y.article_id join "working_copy" w on w.article_id = y.article_id
  where y.kind = 'desk' and y.voided_at is null and y.revision_hash = w.hash and y.at >= coalesce(b.submitted_at, '-infinity')
  order by y.article_id, y.at desc, y.id desc
) as yes
where yes.article_id = a.id and a.stage in ('review', 'ready');
