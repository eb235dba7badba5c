CREATE TYPE "public"."outcome" AS ENUM('met', 'partly_met', 'refused', 'open');--> statement-breakpoint
CREATE TABLE "campaign" (
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
	"summary" text NOT NULL,
	"text" text,
	"start_date" text NOT NULL,
	"start_earliest" date NOT NULL,
	"start_latest" date NOT NULL,
	"end_date" text,
	CONSTRAINT "campaign_slug_unique" UNIQUE("slug"),
	CONSTRAINT "campaign_title_not_blank" CHECK (btrim("campaign"."title") <> ''),
	CONSTRAINT "campaign_summary_not_blank" CHECK (btrim("campaign"."summary") <> ''),
	CONSTRAINT "campaign_start_in_order" CHECK ("campaign"."start_earliest" <= "campaign"."start_latest")
);
--> statement-breakpoint
CREATE TABLE "campaign_demand" (
	"id" text PRIMARY KEY NOT NULL,
	"campaign_id" text NOT NULL,
	"demand" "demand_kind" NOT NULL,
	"words" text,
	"outcome" "outcome" DEFAULT 'open' NOT NULL,
	"date" text,
	"article_id" text
);
--> statement-breakpoint
CREATE TABLE "campaign_participant" (
	"campaign_id" text NOT NULL,
	"stakeholder_id" text NOT NULL,
	"ordinal" integer NOT NULL,
	"date" text,
	"article_id" text,
	CONSTRAINT "campaign_participant_campaign_id_stakeholder_id_pk" PRIMARY KEY("campaign_id","stakeholder_id")
);
--> statement-breakpoint
CREATE TABLE "campaign_regulation" (
	"campaign_id" text NOT NULL,
	"regulation_id" text NOT NULL,
	CONSTRAINT "campaign_regulation_campaign_id_regulation_id_pk" PRIMARY KEY("campaign_id","regulation_id")
);
--> statement-breakpoint
CREATE TABLE "campaign_statement" (
	"campaign_id" text NOT NULL,
	"statement_id" text NOT NULL,
	CONSTRAINT "campaign_statement_campaign_id_statement_id_pk" PRIMARY KEY("campaign_id","statement_id")
);
--> statement-breakpoint
ALTER TABLE "citation" DROP CONSTRAINT "citation_once";--> statement-breakpoint
ALTER TABLE "citation" DROP CONSTRAINT "citation_one_target";--> statement-breakpoint
ALTER TABLE "citation" ADD COLUMN "campaign_id" text;--> statement-breakpoint
ALTER TABLE "campaign_demand" ADD CONSTRAINT "campaign_demand_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_demand" ADD CONSTRAINT "campaign_demand_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_participant" ADD CONSTRAINT "campaign_participant_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_participant" ADD CONSTRAINT "campaign_participant_stakeholder_id_stakeholder_id_fk" FOREIGN KEY ("stakeholder_id") REFERENCES "public"."stakeholder"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_participant" ADD CONSTRAINT "campaign_participant_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_regulation" ADD CONSTRAINT "campaign_regulation_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_regulation" ADD CONSTRAINT "campaign_regulation_regulation_id_regulation_id_fk" FOREIGN KEY ("regulation_id") REFERENCES "public"."regulation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_statement" ADD CONSTRAINT "campaign_statement_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_statement" ADD CONSTRAINT "campaign_statement_statement_id_statement_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."statement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "campaign_latest_index" ON "campaign" USING btree ("start_latest" DESC NULLS FIRST,"start_earliest" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "campaign_updated_index" ON "campaign" USING btree ("state","updated_at");--> statement-breakpoint
CREATE INDEX "campaign_demand_campaign_index" ON "campaign_demand" USING btree ("campaign_id");--> statement-breakpoint
CREATE INDEX "campaign_demand_article_index" ON "campaign_demand" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "campaign_participant_stakeholder_index" ON "campaign_participant" USING btree ("stakeholder_id");--> statement-breakpoint
CREATE INDEX "campaign_participant_article_index" ON "campaign_participant" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "campaign_regulation_regulation_index" ON "campaign_regulation" USING btree ("regulation_id");--> statement-breakpoint
CREATE INDEX "campaign_statement_statement_index" ON "campaign_statement" USING btree ("statement_id");--> statement-breakpoint
ALTER TABLE "citation" ADD CONSTRAINT "citation_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "citation_campaign_id_index" ON "citation" USING btree ("campaign_id");--> statement-breakpoint
ALTER TABLE "citation" ADD CONSTRAINT "citation_once" UNIQUE NULLS NOT DISTINCT("article_id","regulation_id","stakeholder_id","membership_id","dated_claim_id","statement_id","position_id","campaign_id");--> statement-breakpoint
ALTER TABLE "citation" ADD CONSTRAINT "citation_one_target" CHECK (num_nonnulls("citation"."regulation_id", "citation"."stakeholder_id", "citation"."membership_id", "citation"."dated_claim_id", "citation"."statement_id", "citation"."position_id", "citation"."campaign_id") = 1);