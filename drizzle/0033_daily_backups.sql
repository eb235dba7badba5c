CREATE TABLE "daily_backup" (
	"day" date PRIMARY KEY NOT NULL,
	"began_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"bytes" bigint,
	"sha256" text,
	"failure" text
);
