// Runs benches: each measures a thing and its reference in turns, checks every answer, and says how one compares to the
// other. Machines differ and are noisy, so only ratios taken in one run mean anything.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { Fault, orSayWhy, root } from '../workspace.mjs';
import { exporting } from './export.mjs';
import { growth } from './growth.mjs';
import { isolation } from './isolation.mjs';
import { imports } from './import.mjs';
import { openPlace } from './place.mjs';
import { feed, list, page } from './reading.mjs';
import { rushSql } from './rush-sql.mjs';
import { rush } from './rush.mjs';
import { start } from './start.mjs';

const benches = [rush, rushSql, isolation, list, page, feed, imports, exporting, growth, start];
const ROUNDS = 5;

await orSayWhy(async () => {
  const names = process.argv.slice(2).filter((word) => word !== '--full');
  const unknown = names.filter((name) => !benches.some((bench) => bench.name === name));
  if (unknown.length > 0) throw new Fault(`There is no bench ${unknown.join(', ')}: there are ${benches.map(({ name }) => name).join(', ')}.`);
  const results = [];
  for (const bench of benches.filter(({ name }) => names.length === 0 || names.includes(name))) {
    console.log(`▸ ${bench.name}: ${bench.thing}; against ${bench.reference}`);
    results.push(await measure(bench));
  }
  const machine = { processors: cpus().length, model: cpus()[0]?.model, memoryGB: Math.round(totalmem() / 2 ** 30), node: process.versions.node };
  mkdirSync(join(root, 'bench'), { recursive: true });
  writeFileSync(join(root, 'bench/results.json'), `${JSON.stringify({ takenAt: new Date().toISOString(), machine, results }, null, 2)}\n`);
  printTable(results);
  console.log(`\n${machine.processors} processors (${machine.model}), ${machine.memoryGB} GB, Node ${machine.node}; generator, server and PostgreSQL share them.`);
  if (results.some(({ exact }) => !exact)) process.exitCode = 1;
});

/**
 * One bench: a warm-up, then rounds of the thing and its reference in turns, the first of them changing.
 * A bench's `prepare(place, rounds)` gives `thing` and `reference`, each of which takes the number of the round (0 is
 * the warm-up) and gives { seconds, latencies (milliseconds), faults (sentences) }; and `close`, which may give faults too.
 */
async function measure(bench) {
  const place = await openPlace();
  try {
    const { thing, reference, close } = await bench.prepare(place, ROUNDS);
    const rounds = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const load = loadavg()[0];
      const taken = {};
      for (const [side, take] of round % 2 ? [['thing', thing], ['reference', reference]] : [['reference', reference], ['thing', thing]]) {
        taken[side] = take ? await take(round) : null;
      }
      if (round > 0) rounds.push({ ...taken, load, value: valueOf(bench, taken) });
      for (const fault of faultsOf(taken)) console.log(`  round ${round}: ${fault}`);
    }
    const atTheEnd = (await close?.()) ?? [];
    for (const fault of atTheEnd) console.log(`  ${fault}`);
    return summary(bench, rounds, atTheEnd.length === 0);
  } finally {
    await place.close();
  }
}

/** Time by time where less is better; speed by speed, of the same work, where more is; without a reference the seconds. */
function valueOf({ target, ratio: own }, { thing, reference }) {
  if (own) return own({ thing, reference });
  if (!reference) return thing.seconds;
  return target.atLeast === undefined ? thing.seconds / reference.seconds : reference.seconds / thing.seconds;
}

function faultsOf({ thing, reference }) {
  return [...thing.faults, ...(reference?.faults ?? [])];
}

function summary({ name, thing, reference, target }, rounds, endedWell) {
  const values = rounds.map(({ value }) => value).sort((one, other) => one - other);
  const median = values[Math.floor(values.length / 2)];
  const more = target.atLeast !== undefined;
  return {
    name,
    thing,
    reference,
    target,
    best: more ? values.at(-1) : values[0],
    median,
    met: more ? median >= target.atLeast : median <= target.atMost,
    exact: endedWell && rounds.every((round) => faultsOf(round).length === 0),
    load: { from: Math.min(...rounds.map(({ load }) => load)), to: Math.max(...rounds.map(({ load }) => load)) },
    latencies: { thing: percentiles(rounds, 'thing'), reference: percentiles(rounds, 'reference') },
    rounds: rounds.map((round) => ({ value: round.value, load: round.load, seconds: round.thing.seconds, referenceSeconds: round.reference?.seconds ?? null })),
  };
}

/** In milliseconds, over all rounds. */
function percentiles(rounds, side) {
  const all = rounds.flatMap((round) => round[side]?.latencies ?? []).sort((one, other) => one - other);
  if (all.length === 0) return null;
  const at = (share) => all[Math.min(all.length - 1, Math.floor(all.length * share))];
  return { p50: at(0.5), p99: at(0.99) };
}

function printTable(results) {
  const rows = results.map(({ name, target, best, median, met, exact, load, latencies, rounds }) => {
    const unit = rounds[0].referenceSeconds === null ? 's' : 'x';
    const goal = target.atLeast === undefined ? `≤ ${target.atMost.toFixed(2)} ${unit}` : `≥ ${target.atLeast.toFixed(2)} ${unit}`;
    return [
      name,
      goal,
      `${best.toFixed(2)} ${unit}`,
      `${median.toFixed(2)} ${unit}`,
      met ? 'yes' : 'no',
      milliseconds(latencies.thing),
      milliseconds(latencies.reference),
      `${load.from.toFixed(1)}–${load.to.toFixed(1)}`,
      exact ? 'exact' : 'WRONG',
    ];
  });
  const head = ['name', 'target', 'best', 'median', 'met', 'p50 / p99', 'reference', 'load', 'answers'];
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column].length)));
  const line = (cells, fill = ' ') => console.log(`| ${cells.map((cell, column) => cell.padEnd(widths[column], fill)).join(' | ')} |`);
  console.log('');
  line(head);
  line(widths.map(() => '---'), '-');
  for (const row of rows) line(row);
}

function milliseconds(latencies) {
  if (!latencies) return '–';
  const written = (value) => (value < 10 ? value.toFixed(1) : value.toFixed(0));
  return `${written(latencies.p50)} / ${written(latencies.p99)} ms`;
}
