CREATE TABLE "desk_visit" (
	"account_id" text PRIMARY KEY NOT NULL,
	"shown_at" timestamp with time zone NOT NULL,
	"since" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "desk_visit" ADD CONSTRAINT "desk_visit_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;