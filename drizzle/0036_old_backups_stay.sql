-- That old backups could not be removed is no failure, and was told from one by how its sentence begins.
ALTER TABLE "daily_backup" ADD COLUMN "stays" text;--> statement-breakpoint
UPDATE "daily_backup" SET "stays" = "failure", "failure" = NULL
WHERE "ended_at" IS NOT NULL AND "failure" LIKE 'Old backups stay%';
