export { listCardFile as GET } from '$lib/server/outlets/lists';
