import { createServer } from 'vite';
const vite = await createServer({ server: { middlewareMode: true }, logLevel: 'error' });
const { close, connect } = await vite.ssrLoadModule('/src/lib/server/db/index.ts');
const m = await vite.ssrLoadModule('/src/lib/server/db/migrate.ts');
for (const url of process.argv.slice(2)) {
	console.time(url);
	const c = await connect({ url });
	await c.exclusively(m.migrate);
	await close();
	console.timeEnd(url);
}
await vite.close();
process.exit();
