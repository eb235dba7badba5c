import { existsSync } from 'node:fs';

/**
 * Where to listen, and the address the world sees: from the environment, or the file `.env` beside package.json.
 * @throws Error with a sentence for people
 */
export function address() {
	if (existsSync('.env')) process.loadEnvFile('.env');
	const port = process.env.PORT || '3000';
	if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535)
		throw new Error(`PORT must be a number from 1 to 65535, not “${port}”.`);
	return {
		port,
		host: process.env.HOST || undefined,
		origin: process.env.ORIGIN || `http://localhost:${port}`
	};
}

/**
 * @param {NodeJS.ErrnoException} error
 * @param {{ port: string, host?: string }} place
 */
export function whyNotListening({ code, message }, { port, host }) {
	if (code === 'EADDRINUSE')
		return `Port ${port} is in use. Stop what uses it, or choose another: PORT=3001 npm start`;
	if (code === 'EACCES')
		return `Port ${port} may not be opened by this user. Choose another: PORT=3000 npm start`;
	return `Rulewatch cannot listen at ${host ?? 'any address'}, port ${port}: ${message}`;
}
