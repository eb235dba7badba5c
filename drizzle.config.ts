import { defineConfig } from 'drizzle-kit';

export default defineConfig({
	dialect: 'postgresql',
	schema: ['schema', 'derived', 'accounts', 'desk'].map((file) => `./src/lib/server/db/${file}.ts`),
	out: './drizzle'
});
