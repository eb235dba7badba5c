import { defineConfig } from 'drizzle-kit';

export default defineConfig({
	dialect: 'postgresql',
	schema: ['schema', 'views', 'accounts', 'desk', 'tallies', 'counted'].map(
		(file) => `./src/lib/server/db/${file}.ts`
	),
	out: './drizzle'
});
