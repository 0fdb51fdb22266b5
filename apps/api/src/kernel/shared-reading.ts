/**
 * Reads the same thing once for all who ask for it at the same time. Nobody gets an answer that was begun before they
 * asked: whoever comes while a reading is under way shares the next one. So a rush costs one reading after the other,
 * and what was changed before the question is always in the answer.
 */
export class SharedReading<Value> {
  private readonly running = new Map<string, Promise<Value>>();
  private readonly following = new Map<string, Promise<Value>>();

  /** @param key  what is read; `read` must mean the same for all who give the same key */
  read(key: string, read: () => Promise<Value>): Promise<Value> {
    const running = this.running.get(key);
    if (!running) return this.start(key, read);
    const following = this.following.get(key) ?? this.startAfter(running, key, read);
    this.following.set(key, following);
    return following;
  }

  private startAfter(running: Promise<Value>, key: string, read: () => Promise<Value>): Promise<Value> {
    const next = () => {
      this.following.delete(key);
      return this.start(key, read);
    };
    return running.then(next, next);
  }

  private start(key: string, read: () => Promise<Value>): Promise<Value> {
    const reading = read().finally(() => {
      if (this.running.get(key) === reading) this.running.delete(key);
    });
    this.running.set(key, reading);
    return reading;
  }
}
