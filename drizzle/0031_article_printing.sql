CREATE TABLE "article_printing" (
	"article_id" text PRIMARY KEY NOT NULL,
	"headline" text,
	"report" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "article_printing_report_index" ON "article_printing" USING btree ("report");