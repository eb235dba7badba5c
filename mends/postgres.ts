import { mend, type Mends } from './mend.ts';

// postgres.js 3.4.9 does not survive a connection that is lost within a transaction: its own rollback is written to a
// socket that is gone, outside of every promise, and ends the process; what a transaction still asks for can go out on
// the connection that is opened next, where it undoes the work of another. Reported as porsager/postgres#1208, #1154
// and #1133, with changes that wait there since months. Here they are made while the app is built.
//
// It also writes each query down another line where one is free. A page asks for several at once; to write to as many
// sockets, and to wake as many processes of the server, takes a tenth of the time in which a law is shown. Ten go
// together at most, since what goes together is answered one after the other.
//
// And it knows a planned query by the types of its values and its text, put together into one anew, thousands of letters
// that are gone through each time. Here a text that comes again leads to the name that was made first.

const mends: Mends = {
	'src/connection.js': [
		// What was not sent yet is forgotten, and whoever waits is told, whatever way the connection was lost.
		[
			`incomings = null
    clearImmediate(nextWriteTimer)
    socket.removeListener('data', data)`,
			`incomings = null
    clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null
    socket.removeListener('data', data)`
		],
		[
			`!hadError && (query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))`,
			`if (query || sent.length) {
      error(Errors.connection('CONNECTION_CLOSED', options, socket))
      query = null
    }`
		],
		[
			`q.signature = q.prepare && types + string`,
			`q.signature = q.prepare && ((signatures[string] ??= {})[types] ??= types + string)`
		],
		[`, statements = {}`, `, statements = {}, signatures = {}`],
		[
			`statements = {}
      needsTypes`,
			`statements = {}
      signatures = {}
      needsTypes`
		],
		[
			`function nextWrite(fn) {`,
			`function nextWrite(fn) {
    if (!socket) {
      clearImmediate(nextWriteTimer)
      chunk = nextWriteTimer = null
      error(Errors.connection('CONNECTION_CLOSED', options))
      query = null
      return true
    }`
		]
	],
	'src/index.js': [
		// A transaction whose connection was lost asks for nothing more.
		[
			`, connection
      , prepare = null

    try {`,
			`, connection
      , prepare = null
      , lost = null

    try {`
		],
		[`connection.onclose = reject)`, `connection.onclose = error => reject(lost = error))`],
		[
			`uncaughtError = e))
        c.queue === full`,
			`uncaughtError = e))
        lost
          ? q.reject(lost)
          : c.queue === full`
		],
		// Queries that are asked for in one go are sent as one, down a line that nobody else waits at.
		[
			`    if (open.length)
      return go(open.shift(), query)
`,
			`    if (handler.room > 0 && handler.line.queue === busy) {
      handler.room--
      return go(handler.line, query)
    }

    if (open.length) {
      handler.room === undefined && setImmediate(() => handler.room = undefined)
      handler.room = 9
      return go(handler.line = open.shift(), query)
    }
`
		]
	]
};

export const mendPostgres = () => mend('postgres', mends);
