ALTER TABLE "correction" ALTER COLUMN "message" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "proposal" ADD COLUMN "correction" boolean;