import { fork, type ChildProcess } from 'node:child_process';

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;
/** A worker that lived this long has proved itself: the next pause is short again. */
const PROVED = 60_000;

/**
 * The worker as a process of its own, so that a heavy job never makes a request wait. When it dies it is started
 * again, after a pause that doubles as long as it dies soon.
 */
export class WorkerProcess {
  #child: ChildProcess | null = null;
  #pause = FIRST_PAUSE;
  #retry: NodeJS.Timeout | null = null;
  #stopping = false;

  /**
   * @param program  file that Node runs
   * @param onDeath  told each time it dies by itself, with the milliseconds until it is started again
   */
  constructor(
    private readonly program: string,
    private readonly options: readonly string[],
    private readonly onDeath: (how: string, pause: number) => void,
  ) {}

  start(): void {
    const began = performance.now();
    const child = fork(this.program, this.options, {
      // A session of its own: a Ctrl-C in the terminal is for us, and we tell it when to stop.
      detached: true,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#child = child;
    child.once('exit', (code, signal) => {
      this.#child = null;
      if (this.#stopping) return;
      if (performance.now() - began > PROVED) this.#pause = FIRST_PAUSE;
      this.onDeath(signal ?? `exit code ${code}`, this.#pause);
      this.#retry = setTimeout(() => this.start(), this.#pause);
      this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
    });
  }

  /** Lets it finish what it is at, but no longer than `patience` milliseconds. */
  async stop(patience: number): Promise<void> {
    this.#stopping = true;
    if (this.#retry !== null) clearTimeout(this.#retry);
    const child = this.#child;
    if (child === null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const kill = setTimeout(() => child.kill('SIGKILL'), patience);
    await gone;
    clearTimeout(kill);
  }
}
