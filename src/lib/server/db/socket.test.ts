import { createServer, type AddressInfo } from 'node:net';
import { EventEmitter, once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { serversOf, socketOptions } from './socket.ts';

describe('an address of a database', () => {
	it('names one server or several, each by name, number or nothing', () => {
		const places = (hosts: string) =>
			serversOf(`postgres://me:p%40ss@${hosts}/rulewatch?sslmode=require`);
		const name = 'rulewatch';
		expect(places('db.example')).toEqual([{ host: 'db.example', port: 5432, name }]);
		expect(places('10.0.0.1:5433,[::1]:5434')).toEqual([
			{ host: '10.0.0.1', port: 5433, name },
			{ host: '::1', port: 5434, name }
		]);
		expect(serversOf('postgres:///rulewatch')).toEqual([{ host: '', port: 5432, name }]);
	});

	it('is refused where it is none', () => {
		for (const url of ['rulewatch', 'postgres://me@host:port/name', ''])
			expect(() => serversOf(url)).toThrow(TypeError);
	});
});

describe('a socket to a database', () => {
	const silent = async () => {
		const server = createServer().listen(0, '127.0.0.1');
		await once(server, 'listening');
		return { server, port: (server.address() as AddressInfo).port };
	};

	it('is broken off where it stands silent while an answer is due, and kept while none is', async () => {
		const { server, port } = await silent();
		let isDue = false;
		const looked = new EventEmitter();
		const { socket: open } = socketOptions(`postgres://me@127.0.0.1:${port}/name`, {
			milliseconds: 10,
			isAwaited() {
				looked.emit('looked');
				return isDue;
			}
		});
		const socket = open({ path: false, idle_timeout: 30 });
		await once(looked, 'looked');
		expect(socket.destroyed).toBe(false);
		isDue = true;
		socket.write('a question');
		await once(socket, 'close');
		expect(socket.destroyed).toBe(true);
		server.close();
	});

	it('goes to the next server after one that refuses', async () => {
		const { server, port } = await silent();
		const { socket } = socketOptions(`postgres://me@127.0.0.1:1,127.0.0.1:${port}/name`, {
			milliseconds: 10,
			isAwaited: () => false
		});
		const open = () => socket({ path: false, idle_timeout: null });
		const refused = open().on('error', () => {});
		await new Promise((closed) => refused.once('close', closed));
		const taken = open();
		await once(taken, 'connect');
		expect(taken.remotePort).toBe(port);
		taken.destroy();
		server.close();
	});
});
