import { existsSync } from 'node:fs';
import { checkSettings, readSecretFiles } from './settings.js';

/**
 * Variables of the environment take precedence.
 * @param {{ serves?: boolean }} [use] see `checkSettings`
 * @throws Error with a sentence for each wrong setting
 */
export function readSettings(use) {
	if (existsSync('.env')) process.loadEnvFile('.env');
	readSecretFiles(process.env);
	checkSettings(process.env, use);
}

/** @throws Error with a sentence for each wrong setting */
export async function serverAddress() {
	readSettings();
	const port = process.env.PORT || '3000';
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
