import { AwsV4Signer } from 'aws4fetch';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { request } from 'undici';
import type { S3Settings } from '../../settings.ts';
import { checkStored, type Place } from './place.ts';

const silentMilliseconds = 60_000;
/** Limits of an answer in words, and of the answers to a list, which have up to a thousand names each. */
const mostBytes = 4_000_000;
const mostAnswers = 100;

const meanings: Record<number, string> = {
	403: 'it refuses this key, or does not let it do this',
	404: 'there is no such bucket or file'
};

interface Asked {
	method?: 'PUT' | 'DELETE';
	headers?: Record<string, string>;
	body?: Readable;
}

/** A bucket, or what it has under a prefix. It takes a file of up to 5 GB, in one request. */
export function bucketOf({ origin, folder, ...keys }: S3Settings, signal: AbortSignal): Place {
	const [bucket = '', ...folders] = folder.split('/').filter(Boolean);
	const prefix = folders.map((each) => `${each}/`).join('');
	const pathOf = (name: string) => `/${bucket}/${prefix}${name}`;

	async function ask(path: string, { method, headers, body }: Asked = {}) {
		const signed = await new AwsV4Signer({
			...keys,
			service: 's3',
			method,
			headers,
			url: `${origin}${path}`
		}).sign();
		const answer = await request(signed.url, {
			method,
			body,
			signal,
			headers: Object.fromEntries(signed.headers),
			headersTimeout: silentMilliseconds,
			bodyTimeout: silentMilliseconds
		});
		if (answer.statusCode < 300) return answer.body;
		const code = /<Code>(\w+)<\/Code>/.exec(await textOf(answer.body))?.[1] ?? '';
		const meaning = meanings[answer.statusCode] ?? 'it did not do this';
		throw new Error(`${meaning} (${`${method ?? 'GET'} ${answer.statusCode} ${code}`.trim()})`);
	}

	const read = (name: string) => ask(pathOf(name));
	const remove = async (name: string) => (await ask(pathOf(name), { method: 'DELETE' })).dump();
	return {
		read,
		remove,
		async list() {
			const begin = encodeURIComponent(`${prefix}rulewatch-`);
			const names: string[] = [];
			let more: string | undefined = '';
			for (let answers = 0; more !== undefined; answers++) {
				if (answers === mostAnswers) throw new Error('it lists too many files');
				const page = await ask(`/${bucket}?list-type=2&delimiter=%2F&prefix=${begin}${more}`);
				const text = await textOf(page);
				const keys = Array.from(text.matchAll(/<Key>([^<]*)/g), ([, key = '']) => key);
				names.push(...keys.map((key) => key.slice(key.lastIndexOf('/') + 1)));
				const token = /<NextContinuationToken>([^<]+)</.exec(text)?.[1];
				more = token && `&continuation-token=${encodeURIComponent(token)}`;
			}
			return names;
		},
		async put(file, sha256) {
			const name = basename(file);
			const { size } = await stat(file);
			const headers = { 'content-length': `${size}`, 'x-amz-content-sha256': sha256 };
			const body = createReadStream(file);
			await (await ask(pathOf(name), { method: 'PUT', headers, body })).dump();
			await checkStored(await read(name), sha256).catch(async (error: Error) => {
				await remove(name).catch(() => {});
				throw error;
			});
		}
	};
}

async function textOf(body: Readable): Promise<string> {
	const chunks: Buffer[] = [];
	let bytes = 0;
	for await (const chunk of body as AsyncIterable<Buffer>) {
		bytes += chunk.length;
		if (bytes > mostBytes) throw new Error('its answer is too long');
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString();
}
