CREATE TYPE "public"."channel" AS ENUM('statement', 'joint_statement', 'press_release', 'press_conference', 'letter', 'open_letter', 'submission', 'report', 'analysis', 'resolution', 'interview', 'remarks', 'social_post', 'meeting', 'protest', 'parliament', 'court');--> statement-breakpoint
CREATE TYPE "public"."date_basis" AS ENUM('event', 'reported');--> statement-breakpoint
CREATE TYPE "public"."demand_kind" AS ENUM('withdraw', 'repeal', 'strike_down', 'refuse_assent', 'suspend', 'amend', 'reconsider', 'review', 'consult', 'parliamentary_scrutiny', 'publish', 'clarify', 'restore_access', 'other');--> statement-breakpoint
CREATE TYPE "public"."event_kind" AS ENUM('drafting', 'approval', 'notification', 'leak', 'publication', 'commencement', 'consultation', 'reaction', 'court', 'amendment', 'suspension', 'withdrawal', 'supersession', 'enforcement', 'removal');--> statement-breakpoint
CREATE TYPE "public"."headline_basis" AS ENUM('page', 'slug', 'none');--> statement-breakpoint
CREATE TYPE "public"."instrument" AS ENUM('act', 'ordinance', 'rules', 'regulation', 'bill', 'code_of_practice', 'framework', 'order', 'policy');--> statement-breakpoint
CREATE TYPE "public"."membership_relation" AS ENUM('member', 'affiliate', 'co_founder', 'signatory', 'project_of', 'person_of');--> statement-breakpoint
CREATE TYPE "public"."publication_state" AS ENUM('draft', 'published', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."regulation_relation_kind" AS ENUM('enabled_by', 'amends', 'supersedes');--> statement-breakpoint
CREATE TYPE "public"."regulation_status" AS ENUM('draft', 'proposed', 'in_force', 'suspended', 'superseded', 'repealed', 'struck_down', 'withdrawn', 'lapsed');--> statement-breakpoint
CREATE TYPE "public"."section" AS ENUM('news', 'court_updates', 'features', 'comment', 'campaigns', 'in_media', 'op_eds', 'editorials', 'laws_and_policies', 'research', 'international_frameworks', 'statements');--> statement-breakpoint
CREATE TYPE "public"."source_type" AS ENUM('news', 'opinion', 'primary', 'law_firm', 'reference', 'repost');--> statement-breakpoint
CREATE TYPE "public"."stakeholder_kind" AS ENUM('civil_society', 'international_ngo', 'media_union', 'media_outlet', 'professional_body', 'academic', 'industry_body', 'company', 'political_party', 'government', 'regulator', 'court', 'person');--> statement-breakpoint
CREATE TYPE "public"."stance" AS ENUM('oppose', 'concerned', 'neutral', 'mixed', 'support');--> statement-breakpoint
CREATE TABLE "article" (
	"id" text PRIMARY KEY NOT NULL,
	"state" "publication_state" DEFAULT 'draft' NOT NULL,
	"state_reason" text,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"slug" text NOT NULL,
	"url" text,
	"archive_url" text,
	"headline" text,
	"headline_basis" "headline_basis" DEFAULT 'none' NOT NULL,
	"outlet" text NOT NULL,
	"author" text,
	"printed_section" text,
	"section" "section" NOT NULL,
	"source_type" "source_type" NOT NULL,
	"lang" text DEFAULT 'en' NOT NULL,
	"published" text,
	"published_earliest" date,
	"published_latest" date,
	"summary" text,
	CONSTRAINT "article_slug_unique" UNIQUE("slug"),
	CONSTRAINT "article_url_unique" UNIQUE("url"),
	CONSTRAINT "article_url_http" CHECK ("article"."url" ~ '^https?://'),
	CONSTRAINT "article_archive_url_http" CHECK ("article"."archive_url" ~ '^https?://'),
	CONSTRAINT "article_published_has_url" CHECK ("article"."state" <> 'published' or "article"."url" is not null),
	CONSTRAINT "article_headline_has_basis" CHECK (("article"."headline" is null) = ("article"."headline_basis" = 'none')),
	CONSTRAINT "article_published_date_whole" CHECK (num_nulls("article"."published", "article"."published_earliest", "article"."published_latest") in (0, 3) and "article"."published_earliest" <= "article"."published_latest")
);
--> statement-breakpoint
CREATE TABLE "article_regulation" (
	"article_id" text NOT NULL,
	"regulation_id" text NOT NULL,
	CONSTRAINT "article_regulation_article_id_regulation_id_pk" PRIMARY KEY("article_id","regulation_id")
);
--> statement-breakpoint
CREATE TABLE "article_topic" (
	"article_id" text NOT NULL,
	"topic_id" text NOT NULL,
	CONSTRAINT "article_topic_article_id_topic_id_pk" PRIMARY KEY("article_id","topic_id")
);
--> statement-breakpoint
CREATE TABLE "citation" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "citation_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"article_id" text NOT NULL,
	"regulation_id" text,
	"stakeholder_id" text,
	"membership_id" text,
	"dated_claim_id" text,
	"statement_id" text,
	"position_id" text,
	"locator" text,
	CONSTRAINT "citation_once" UNIQUE NULLS NOT DISTINCT("article_id","regulation_id","stakeholder_id","membership_id","dated_claim_id","statement_id","position_id"),
	CONSTRAINT "citation_one_target" CHECK (num_nonnulls("citation"."regulation_id", "citation"."stakeholder_id", "citation"."membership_id", "citation"."dated_claim_id", "citation"."statement_id", "citation"."position_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "dated_claim" (
	"id" text PRIMARY KEY NOT NULL,
	"event_id" text NOT NULL,
	"date" text NOT NULL,
	"earliest" date NOT NULL,
	"latest" date NOT NULL,
	"basis" date_basis NOT NULL,
	"preferred" boolean DEFAULT false NOT NULL,
	"note" text,
	CONSTRAINT "dated_claim_span_in_order" CHECK ("dated_claim"."earliest" <= "dated_claim"."latest")
);
--> statement-breakpoint
CREATE TABLE "demand" (
	"statement_id" text NOT NULL,
	"demand" "demand_kind" NOT NULL,
	CONSTRAINT "demand_statement_id_demand_pk" PRIMARY KEY("statement_id","demand")
);
--> statement-breakpoint
CREATE TABLE "event" (
	"id" text PRIMARY KEY NOT NULL,
	"state" "publication_state" DEFAULT 'draft' NOT NULL,
	"state_reason" text,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"kind" "event_kind" NOT NULL,
	"description" text NOT NULL,
	"known_on" text,
	"known_on_earliest" date,
	"known_on_latest" date,
	CONSTRAINT "event_description_not_blank" CHECK (btrim("event"."description") <> ''),
	CONSTRAINT "event_known_on_whole" CHECK (num_nulls("event"."known_on", "event"."known_on_earliest", "event"."known_on_latest") in (0, 3) and "event"."known_on_earliest" <= "event"."known_on_latest")
);
--> statement-breakpoint
CREATE TABLE "event_actor" (
	"event_id" text NOT NULL,
	"stakeholder_id" text NOT NULL,
	CONSTRAINT "event_actor_event_id_stakeholder_id_pk" PRIMARY KEY("event_id","stakeholder_id")
);
--> statement-breakpoint
CREATE TABLE "event_regulation" (
	"event_id" text NOT NULL,
	"regulation_id" text NOT NULL,
	CONSTRAINT "event_regulation_event_id_regulation_id_pk" PRIMARY KEY("event_id","regulation_id")
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"id" text PRIMARY KEY NOT NULL,
	"state" "publication_state" DEFAULT 'draft' NOT NULL,
	"state_reason" text,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"group_id" text NOT NULL,
	"member_id" text NOT NULL,
	"relation" "membership_relation" NOT NULL,
	"role" text,
	"as_of" text,
	"as_of_earliest" date,
	"as_of_latest" date,
	"start_date" text,
	"end_date" text,
	CONSTRAINT "membership_once" UNIQUE NULLS NOT DISTINCT("group_id","member_id","relation","as_of"),
	CONSTRAINT "membership_not_in_itself" CHECK ("membership"."group_id" <> "membership"."member_id"),
	CONSTRAINT "membership_as_of_whole" CHECK (num_nulls("membership"."as_of", "membership"."as_of_earliest", "membership"."as_of_latest") in (0, 3) and "membership"."as_of_earliest" <= "membership"."as_of_latest")
);
--> statement-breakpoint
CREATE TABLE "position" (
	"id" text PRIMARY KEY NOT NULL,
	"statement_id" text NOT NULL,
	"regulation_id" text NOT NULL,
	"stance" "stance" NOT NULL,
	CONSTRAINT "position_once" UNIQUE("statement_id","regulation_id")
);
--> statement-breakpoint
CREATE TABLE "quotation" (
	"id" text PRIMARY KEY NOT NULL,
	"statement_id" text NOT NULL,
	"article_id" text NOT NULL,
	"exact" text NOT NULL,
	"prefix" text,
	"suffix" text,
	"lang" text DEFAULT 'en' NOT NULL,
	"state" "publication_state" DEFAULT 'draft' NOT NULL,
	"state_reason" text,
	CONSTRAINT "quotation_exact_not_blank" CHECK (btrim("quotation"."exact") <> '')
);
--> statement-breakpoint
CREATE TABLE "regulation" (
	"id" text PRIMARY KEY NOT NULL,
	"state" "publication_state" DEFAULT 'draft' NOT NULL,
	"state_reason" text,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"aliases" text[] DEFAULT '{}' NOT NULL,
	"jurisdiction" text NOT NULL,
	"issuing_body" text NOT NULL,
	"reference_number" text,
	"instrument" "instrument" NOT NULL,
	"status" "regulation_status" NOT NULL,
	"status_detail" text,
	"enabling_sections" text[] DEFAULT '{}' NOT NULL,
	"summary" text,
	CONSTRAINT "regulation_slug_unique" UNIQUE("slug"),
	CONSTRAINT "regulation_jurisdiction_iso_3166" CHECK ("regulation"."jurisdiction" ~ '^[A-Z]{2}$'),
	CONSTRAINT "regulation_title_not_blank" CHECK (btrim("regulation"."title") <> '')
);
--> statement-breakpoint
CREATE TABLE "regulation_relation" (
	"from_id" text NOT NULL,
	"kind" "regulation_relation_kind" NOT NULL,
	"to_id" text NOT NULL,
	CONSTRAINT "regulation_relation_from_id_kind_to_id_pk" PRIMARY KEY("from_id","kind","to_id"),
	CONSTRAINT "regulation_relation_not_to_itself" CHECK ("regulation_relation"."from_id" <> "regulation_relation"."to_id")
);
--> statement-breakpoint
CREATE TABLE "regulation_topic" (
	"regulation_id" text NOT NULL,
	"topic_id" text NOT NULL,
	CONSTRAINT "regulation_topic_regulation_id_topic_id_pk" PRIMARY KEY("regulation_id","topic_id")
);
--> statement-breakpoint
CREATE TABLE "revision" (
	"noun" text NOT NULL,
	"row_id" text NOT NULL,
	"version" integer NOT NULL,
	"snapshot" jsonb NOT NULL,
	"author" text NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "revision_noun_row_id_version_pk" PRIMARY KEY("noun","row_id","version")
);
--> statement-breakpoint
CREATE TABLE "signatory" (
	"statement_id" text NOT NULL,
	"stakeholder_id" text NOT NULL,
	CONSTRAINT "signatory_statement_id_stakeholder_id_pk" PRIMARY KEY("statement_id","stakeholder_id")
);
--> statement-breakpoint
CREATE TABLE "stakeholder" (
	"id" text PRIMARY KEY NOT NULL,
	"state" "publication_state" DEFAULT 'draft' NOT NULL,
	"state_reason" text,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"aliases" text[] DEFAULT '{}' NOT NULL,
	"kind" "stakeholder_kind" NOT NULL,
	"country" text,
	"role" text,
	CONSTRAINT "stakeholder_slug_unique" UNIQUE("slug"),
	CONSTRAINT "stakeholder_country_iso_3166" CHECK ("stakeholder"."country" ~ '^[A-Z]{2}$'),
	CONSTRAINT "stakeholder_name_not_blank" CHECK (btrim("stakeholder"."name") <> '')
);
--> statement-breakpoint
CREATE TABLE "statement" (
	"id" text PRIMARY KEY NOT NULL,
	"state" "publication_state" DEFAULT 'draft' NOT NULL,
	"state_reason" text,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"organisation_id" text,
	"speaker_id" text,
	"speaker_role" text,
	"date" text NOT NULL,
	"earliest" date NOT NULL,
	"latest" date NOT NULL,
	"basis" date_basis NOT NULL,
	"channel" "channel" NOT NULL,
	"lang" text DEFAULT 'en' NOT NULL,
	"summary" text NOT NULL,
	CONSTRAINT "statement_has_a_voice" CHECK (num_nonnulls("statement"."organisation_id", "statement"."speaker_id") > 0),
	CONSTRAINT "statement_summary_not_blank" CHECK (btrim("statement"."summary") <> ''),
	CONSTRAINT "statement_span_in_order" CHECK ("statement"."earliest" <= "statement"."latest")
);
--> statement-breakpoint
CREATE TABLE "topic" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	CONSTRAINT "topic_slug_unique" UNIQUE("slug"),
	CONSTRAINT "topic_name_unique" UNIQUE("name"),
	CONSTRAINT "topic_name_not_blank" CHECK (btrim("topic"."name") <> '')
);
--> statement-breakpoint
ALTER TABLE "article_regulation" ADD CONSTRAINT "article_regulation_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_regulation" ADD CONSTRAINT "article_regulation_regulation_id_regulation_id_fk" FOREIGN KEY ("regulation_id") REFERENCES "public"."regulation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_topic" ADD CONSTRAINT "article_topic_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_topic" ADD CONSTRAINT "article_topic_topic_id_topic_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citation" ADD CONSTRAINT "citation_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citation" ADD CONSTRAINT "citation_regulation_id_regulation_id_fk" FOREIGN KEY ("regulation_id") REFERENCES "public"."regulation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citation" ADD CONSTRAINT "citation_stakeholder_id_stakeholder_id_fk" FOREIGN KEY ("stakeholder_id") REFERENCES "public"."stakeholder"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citation" ADD CONSTRAINT "citation_membership_id_membership_id_fk" FOREIGN KEY ("membership_id") REFERENCES "public"."membership"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citation" ADD CONSTRAINT "citation_dated_claim_id_dated_claim_id_fk" FOREIGN KEY ("dated_claim_id") REFERENCES "public"."dated_claim"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citation" ADD CONSTRAINT "citation_statement_id_statement_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."statement"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citation" ADD CONSTRAINT "citation_position_id_position_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."position"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dated_claim" ADD CONSTRAINT "dated_claim_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "demand" ADD CONSTRAINT "demand_statement_id_statement_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."statement"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_actor" ADD CONSTRAINT "event_actor_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_actor" ADD CONSTRAINT "event_actor_stakeholder_id_stakeholder_id_fk" FOREIGN KEY ("stakeholder_id") REFERENCES "public"."stakeholder"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_regulation" ADD CONSTRAINT "event_regulation_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_regulation" ADD CONSTRAINT "event_regulation_regulation_id_regulation_id_fk" FOREIGN KEY ("regulation_id") REFERENCES "public"."regulation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_group_id_stakeholder_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."stakeholder"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_member_id_stakeholder_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."stakeholder"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position" ADD CONSTRAINT "position_statement_id_statement_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."statement"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position" ADD CONSTRAINT "position_regulation_id_regulation_id_fk" FOREIGN KEY ("regulation_id") REFERENCES "public"."regulation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotation" ADD CONSTRAINT "quotation_statement_id_statement_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."statement"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotation" ADD CONSTRAINT "quotation_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regulation_relation" ADD CONSTRAINT "regulation_relation_from_id_regulation_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."regulation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regulation_relation" ADD CONSTRAINT "regulation_relation_to_id_regulation_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."regulation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regulation_topic" ADD CONSTRAINT "regulation_topic_regulation_id_regulation_id_fk" FOREIGN KEY ("regulation_id") REFERENCES "public"."regulation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regulation_topic" ADD CONSTRAINT "regulation_topic_topic_id_topic_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatory" ADD CONSTRAINT "signatory_statement_id_statement_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."statement"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatory" ADD CONSTRAINT "signatory_stakeholder_id_stakeholder_id_fk" FOREIGN KEY ("stakeholder_id") REFERENCES "public"."stakeholder"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_organisation_id_stakeholder_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."stakeholder"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_speaker_id_stakeholder_id_fk" FOREIGN KEY ("speaker_id") REFERENCES "public"."stakeholder"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_published_index" ON "article" USING btree ("published_latest");--> statement-breakpoint
CREATE INDEX "article_outlet_index" ON "article" USING btree ("outlet");--> statement-breakpoint
CREATE INDEX "article_section_index" ON "article" USING btree ("section");--> statement-breakpoint
CREATE INDEX "article_regulation_regulation_index" ON "article_regulation" USING btree ("regulation_id");--> statement-breakpoint
CREATE INDEX "article_topic_topic_index" ON "article_topic" USING btree ("topic_id");--> statement-breakpoint
CREATE INDEX "citation_regulation_id_index" ON "citation" USING btree ("regulation_id");--> statement-breakpoint
CREATE INDEX "citation_stakeholder_id_index" ON "citation" USING btree ("stakeholder_id");--> statement-breakpoint
CREATE INDEX "citation_membership_id_index" ON "citation" USING btree ("membership_id");--> statement-breakpoint
CREATE INDEX "citation_dated_claim_id_index" ON "citation" USING btree ("dated_claim_id");--> statement-breakpoint
CREATE INDEX "citation_statement_id_index" ON "citation" USING btree ("statement_id");--> statement-breakpoint
CREATE INDEX "citation_position_id_index" ON "citation" USING btree ("position_id");--> statement-breakpoint
CREATE UNIQUE INDEX "dated_claim_one_preferred" ON "dated_claim" USING btree ("event_id") WHERE "dated_claim"."preferred";--> statement-breakpoint
CREATE INDEX "dated_claim_event_index" ON "dated_claim" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "dated_claim_latest_index" ON "dated_claim" USING btree ("latest");--> statement-breakpoint
CREATE INDEX "event_kind_index" ON "event" USING btree ("kind");--> statement-breakpoint
CREATE INDEX "event_actor_stakeholder_index" ON "event_actor" USING btree ("stakeholder_id");--> statement-breakpoint
CREATE INDEX "event_regulation_regulation_index" ON "event_regulation" USING btree ("regulation_id");--> statement-breakpoint
CREATE INDEX "membership_member_index" ON "membership" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "position_regulation_index" ON "position" USING btree ("regulation_id");--> statement-breakpoint
CREATE INDEX "quotation_statement_index" ON "quotation" USING btree ("statement_id");--> statement-breakpoint
CREATE INDEX "quotation_article_index" ON "quotation" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "regulation_jurisdiction_index" ON "regulation" USING btree ("jurisdiction");--> statement-breakpoint
CREATE INDEX "regulation_relation_to_index" ON "regulation_relation" USING btree ("to_id");--> statement-breakpoint
CREATE INDEX "regulation_topic_topic_index" ON "regulation_topic" USING btree ("topic_id");--> statement-breakpoint
CREATE INDEX "revision_created_index" ON "revision" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "signatory_stakeholder_index" ON "signatory" USING btree ("stakeholder_id");--> statement-breakpoint
CREATE INDEX "stakeholder_kind_index" ON "stakeholder" USING btree ("kind");--> statement-breakpoint
CREATE INDEX "statement_organisation_index" ON "statement" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "statement_speaker_index" ON "statement" USING btree ("speaker_id");--> statement-breakpoint
CREATE INDEX "statement_latest_index" ON "statement" USING btree ("latest");--> statement-breakpoint
CREATE VIEW "public"."regulation_clock" AS (
with happened as (
	select link.regulation_id, e.id as event_id, e.kind,
		e.known_on, e.known_on_earliest, e.known_on_latest,
		claim.date, claim.earliest, claim.latest
	from "event" e
	join "dated_claim" claim on claim.event_id = e.id and claim.preferred
	join "event_regulation" link on link.event_id = e.id
	where e.state = 'published'
),
made as (
	select distinct on (regulation_id) *
	from happened
	where kind in ('notification', 'approval')
	order by regulation_id, kind = 'notification' desc,
		case when kind = 'notification' then latest end asc, latest desc, event_id
),
text_public as (
	select distinct on (regulation_id) *
	from (
		select regulation_id, date, earliest, latest from happened where kind in ('leak', 'publication')
		union all
		select regulation_id, known_on, known_on_earliest, known_on_latest from made where known_on is not null
	) seen
	order by regulation_id, latest, earliest
),
reaction as (
	select regulation_id, date, earliest, latest from happened where kind = 'reaction'
	union all
	select p.regulation_id, s.date, s.earliest, s.latest
	from "position" p
	join "statement" s on s.id = p.statement_id
	join "stakeholder" voice on voice.id = coalesce(s.organisation_id, s.speaker_id)
	where s.state = 'published' and voice.kind not in ('government', 'regulator', 'court', 'person')
),
first_reaction as (
	select distinct on (reaction.regulation_id) reaction.*
	from reaction
	left join made on made.regulation_id = reaction.regulation_id
	left join text_public on text_public.regulation_id = reaction.regulation_id
	where reaction.latest >= coalesce(text_public.earliest, made.earliest, reaction.earliest)
	order by reaction.regulation_id, reaction.latest, reaction.earliest
)
select r.id as regulation_id,
	made.event_id as made_event_id,
	made.date as made, made.earliest::text as made_earliest, made.latest::text as made_latest,
	text_public.date as text_public,
	text_public.earliest::text as text_public_earliest, text_public.latest::text as text_public_latest,
	first_reaction.date as first_reaction,
	first_reaction.earliest::text as first_reaction_earliest,
	first_reaction.latest::text as first_reaction_latest
from "regulation" r
left join made on made.regulation_id = r.id
left join text_public on text_public.regulation_id = r.id
left join first_reaction on first_reaction.regulation_id = r.id
);