ALTER TYPE "public"."section" ADD VALUE 'exclusives' BEFORE 'news';--> statement-breakpoint
ALTER TYPE "public"."section" ADD VALUE 'in_media_news' BEFORE 'op_eds';--> statement-breakpoint
ALTER TYPE "public"."section" ADD VALUE 'gender_and_tech' BEFORE 'laws_and_policies';--> statement-breakpoint
ALTER TYPE "public"."section" ADD VALUE 'trends_monitor' BEFORE 'laws_and_policies';--> statement-breakpoint
ALTER TYPE "public"."section" ADD VALUE 'infographics' BEFORE 'laws_and_policies';--> statement-breakpoint
ALTER TYPE "public"."section" ADD VALUE 'resources' BEFORE 'laws_and_policies';--> statement-breakpoint
ALTER TYPE "public"."section" ADD VALUE 'advocacy' BEFORE 'statements';--> statement-breakpoint
ALTER TYPE "public"."section" ADD VALUE 'advocacy_exclusives' BEFORE 'statements';--> statement-breakpoint
ALTER TYPE "public"."section" ADD VALUE 'featured' BEFORE 'statements';--> statement-breakpoint
ALTER TYPE "public"."section" ADD VALUE 'publications' BEFORE 'statements';--> statement-breakpoint
ALTER TYPE "public"."section" ADD VALUE 'vodcasts';