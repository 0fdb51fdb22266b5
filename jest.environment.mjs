import { TestEnvironment } from 'jest-environment-node';

/**
 * Node, and a way to move the process to another time zone. A test cannot do that by itself, since its
 * `process.env` is a copy. The zone in which the process began comes back when the file is through.
 */
export default class Environment extends TestEnvironment {
  #zone = process.env.TZ;

  async setup() {
    await super.setup();
    this.global.setProcessZone = setProcessZone;
  }

  async teardown() {
    setProcessZone(this.#zone);
    await super.teardown();
  }
}

function setProcessZone(zone) {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
}
