// Many people who ask one server, each over a connection of their own. Requests are written out beforehand and answers
// are read afterwards, so that the crowd costs next to no processor time of its own.
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const HEAD_END = Buffer.from('\r\n\r\n');
const PATIENCE = 60_000;
/** So many connections at a time wait to be let in. */
const AT_THE_DOOR = 100;

/** A request as it goes over the wire. @param headers  beyond those that every request has */
export function request(method, path, headers = {}, body = '') {
  const lines = Object.entries({ host: '127.0.0.1', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  const length = body === '' ? '' : `content-length: ${Buffer.byteLength(body)}\r\n`;
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}${length}\r\n${body}`);
}

/** A GraphQL request of somebody at an address behind the proxy. */
export function graphqlRequest({ query, operationName, variables }, address = '192.0.2.1', headers = {}) {
  const body = JSON.stringify({ operationName, variables, query });
  return request('POST', '/graphql', { 'content-type': 'application/json', 'accept-language': 'it', 'x-forwarded-for': address, ...headers }, body);
}

/** Connects so many people. */
export async function gather(port, size) {
  const people = [];
  while (people.length < size) {
    const next = Array.from({ length: Math.min(AT_THE_DOOR, size - people.length) }, () => new Connection(port));
    await Promise.all(next.map((person) => person.connected));
    people.push(...next);
  }
  return {
    /**
     * Asks everything; whoever has an answer asks the next. With as many people as requests that is all at once.
     *
     * @param within  milliseconds over which the people come, one after the other; 0: in the same moment
     * @returns seconds until the last answer; and for each request its answer { status, body } and its latency: since it
     *          was asked, or since the beginning where all ask at once
     */
    async ask(requests, { within = 0 } = {}) {
      const answers = [];
      const latencies = [];
      let next = 0;
      const atOnce = requests.length <= people.length;
      const began = performance.now();
      const askOn = async (person, place) => {
        if (within > 0) await sleep((within * place) / people.length);
        while (next < requests.length) {
          const index = next++;
          const asked = atOnce ? began : performance.now();
          answers[index] = await person.ask(requests[index]);
          latencies[index] = performance.now() - asked;
        }
      };
      await Promise.all(people.slice(0, requests.length).map(askOn));
      return { seconds: (performance.now() - began) / 1000, latencies, answers };
    },
    close() {
      for (const person of people) person.close();
    },
  };
}

/** One person's connection, which asks one thing at a time. */
export class Connection {
  #socket;
  #read = Buffer.alloc(0);
  #waiting = null;

  constructor(port) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.setTimeout(PATIENCE, () => this.#socket.destroy(new Error('No answer in time.')));
    this.connected = once(this.#socket, 'connect');
    this.#socket.on('data', (chunk) => {
      this.#read = this.#read.length === 0 ? chunk : Buffer.concat([this.#read, chunk]);
      this.#settle();
    });
    for (const end of ['error', 'close']) this.#socket.on(end, (error) => this.#fail(error));
  }

  ask(bytes) {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(bytes);
    });
  }

  close() {
    this.#socket.destroy();
  }

  #settle() {
    const headEnd = this.#read.indexOf(HEAD_END);
    if (headEnd < 0) return;
    const head = this.#read.toString('latin1', 0, headEnd);
    const status = Number(head.slice(9, 12));
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    if (length === undefined && status !== 304) return this.#fail(new Error(`An answer without length: ${head}`));
    const bodyStart = headEnd + HEAD_END.length;
    const bodyEnd = bodyStart + Number(length ?? 0);
    if (this.#read.length < bodyEnd) return;
    const body = this.#read.toString('utf8', bodyStart, bodyEnd);
    this.#read = this.#read.subarray(bodyEnd);
    const { resolve } = this.#waiting;
    this.#waiting = null;
    resolve({ status, head, body });
  }

  #fail(error) {
    this.#waiting?.reject(error instanceof Error ? error : new Error('The connection was closed.'));
    this.#waiting = null;
  }
}
