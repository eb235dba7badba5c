import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** Returned by a step that found its work done already. */
export const alreadyDone = Symbol('already done');

/** In a terminal seconds count up, so that a long step is seen to be alive. @param {number} total */
export function steps(total) {
	const { stdout } = process;
	let number = 0;
	/**
	 * @template T
	 * @param {string} name
	 * @param {() => Promise<T>} work
	 */
	return async function step(name, work) {
		const began = performance.now();
		const seconds = () => `${Math.round((performance.now() - began) / 1000)} s`;
		const label = `${++number}/${total} ${name} … `;
		/** @param {string} outcome */
		const say = (outcome) => stdout.write(`${stdout.isTTY ? `\r${label}` : ''}${outcome}`);
		stdout.write(label);
		const ticking = stdout.isTTY ? setInterval(() => say(seconds()), 1000) : undefined;
		try {
			const result = await work();
			say(result === alreadyDone ? 'already done\n' : `${seconds()}\n`);
			return result;
		} catch (error) {
			say('failed\n');
			throw error;
		} finally {
			clearInterval(ticking);
		}
	};
}

/**
 * Output appears only if the command fails, unless `show` is set.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { show?: boolean }} options
 * @returns {Promise<string>} the output
 * @throws Error naming the command
 */
export function run(command, args, { show = false, ...options } = {}) {
	const child = spawn(command, args, {
		stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
		...options
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr])
		stream?.setEncoding('utf8').on('data', (text) => (output += text));
	/** @param {NodeJS.Signals} signal */
	const passOn = (signal) => child.kill(signal);
	process.on('SIGINT', passOn).on('SIGTERM', passOn);
	/** @type {Promise<string>} */
	const ended = new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('close', (code, signal) => {
			if (code === 0) return resolve(output);
			const outcome = signal ? `was ended by ${signal}` : `failed with exit code ${code}`;
			reject(new Error(`${output}\n“${[command, ...args].join(' ')}” ${outcome}.`.trim()));
		});
	});
	return ended.finally(() => process.off('SIGINT', passOn).off('SIGTERM', passOn));
}

/** Prints a failure without its stack. @param {() => Promise<void>} work */
export async function main(work) {
	// Commands run in the folder of package.json, wherever they are called.
	process.chdir(join(import.meta.dirname, '..'));
	try {
		await work();
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	}
}
