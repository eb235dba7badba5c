import http from 'node:http';

export interface Tally {
	/** Complete answers: the page, or a 503 after the deadline. */
	whole: number;
	refused: number;
	bad: string[];
}

/**
 * Keeps `clients` connections requesting a page until the server refuses.
 * @param after called once after `count` complete answers
 */
export async function askUntilRefused(
	url: string,
	{ clients, count, after }: { clients: number; count: number; after: () => void }
): Promise<Tally> {
	const tally: Tally = { whole: 0, refused: 0, bad: [] };
	const agent = new http.Agent({ keepAlive: true, maxSockets: clients });
	await Promise.all(
		Array.from({ length: clients }, async () => {
			for (;;) {
				const outcome = await ask(url, agent);
				if (outcome === 'refused') tally.refused++;
				else if (outcome !== 'whole') tally.bad.push(outcome);
				if (outcome !== 'whole') return;
				if (++tally.whole === count) after();
			}
		})
	);
	agent.destroy();
	return tally;
}

function ask(url: string, agent: http.Agent): Promise<string> {
	return new Promise((resolve) => {
		const request = http.get(url, { agent }, (response) => {
			response.on('error', (error) => resolve(`half an answer: ${error.message}`));
			response.on('end', () =>
				resolve(
					[200, 503].includes(response.statusCode!) ? 'whole' : `status ${response.statusCode}`
				)
			);
			response.resume();
		});
		request.on('error', ({ code, message }: NodeJS.ErrnoException) =>
			resolve(code === 'ECONNREFUSED' ? 'refused' : `no answer: ${message}`)
		);
	});
}
