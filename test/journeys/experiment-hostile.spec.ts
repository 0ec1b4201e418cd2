import { describe, expect, it, jest } from '@jest/globals';
import { NOW } from './api-server.js';
import { worldOfSpec } from './experiment-quoting.js';
import { armsOf, experimentText, packaged, SCOPES } from './experiment-world.js';
import { personOf, type Sent } from './people.js';

jest.setTimeout(120_000);

const world = worldOfSpec();

const at = (key: string, verb = ''): string => `/v1/experiments/${key}${verb}`;
const words = (key: string) => ({ variants: armsOf(key), startsAt: NOW });
const historyOf = async (key: string): Promise<readonly string[]> => {
  const rows = (await world.ada.get(at(key, '/status')))[1]['history'];
  return (rows as { kind: string }[]).map(({ kind }) => kind);
};

/** Reviewed and not started; its hash. */
async function approved(key: string): Promise<unknown> {
  const { ada, grace } = world;
  await packaged(world, key);
  const { contentHash } = (await ada.put(at(key), { source: experimentText(key, words(key)) }))[1];
  await ada.post(at(key, '/submit'), {});
  expect((await grace.post(at(key, '/approve'), { contentHash }))[0]).toBe(200);
  return contentHash;
}

/** The hostile inputs of kind `experiment` that no file can hold, by their names. */
describe('hostile requests', () => {
  it('stop-twice: both are told that it is stopped, and it happened once', async () => {
    await packaged(world, 'twice');
    await world.begin('twice', words('twice'));
    const stop = async (): Promise<Sent> =>
      await world.ada.post(at('twice', '/stop'), { verb: 'stop-enrolment' });
    for (const [status, body] of await Promise.all([stop(), stop()])) {
      expect(status).toBe(200);
      expect(body).toMatchObject({ experiment: { state: 'stopped' } });
    }
    expect(await historyOf('twice')).toEqual(['entered', 'stopped']);
  });

  it('start-and-stop-race: it is stopped once it has run, or the stop came too early and said so', async () => {
    await approved('raced');
    const [started, stopped] = await Promise.all([
      world.ada.post(at('raced', '/start'), {}),
      world.ada.post(at('raced', '/stop'), { verb: 'stop-enrolment' }),
    ]);
    expect(started[0]).toBe(200);
    const { state } = (await world.ada.get(at('raced')))[1];
    expect([stopped[0], state, await historyOf('raced')]).toEqual(
      stopped[0] === 200 ? [200, 'stopped', ['entered', 'stopped']] : [409, 'running', ['entered']],
    );
  });

  it('approve-after-reject: there is nothing to approve of until it is submitted anew', async () => {
    const { ada, grace } = world;
    await packaged(world, 'rejected');
    const { contentHash } = (
      await ada.put(at('rejected'), { source: experimentText('rejected', words('rejected')) })
    )[1];
    await ada.post(at('rejected', '/submit'), {});
    await grace.post(at('rejected', '/reject'), { contentHash, comment: 'too dear' });
    expect(await grace.post(at('rejected', '/approve'), { contentHash })).toMatchObject([
      409,
      { code: 'experiment.wrong-state' },
    ]);
  });

  it('approval-by-same-person-two-keys: who wrote it is who they are, whichever key they hold', async () => {
    const other = await personOf(world.api, 'ada', world.api, SCOPES);
    await packaged(world, 'keys');
    const { contentHash } = (
      await world.ada.put(at('keys'), { source: experimentText('keys', words('keys')) })
    )[1];
    await world.ada.post(at('keys', '/submit'), {});
    expect(await other.post(at('keys', '/approve'), { contentHash })).toMatchObject([
      409,
      { code: 'experiment.own-approval' },
    ]);
  });

  it('salt-changed-while-running, weights-changed-while-running: what decides an arm is frozen', async () => {
    await packaged(world, 'frozen');
    await world.begin('frozen', words('frozen'));
    const weights = armsOf('frozen').map(
      ([key, version], arm) => [key, version, arm === 0 ? '40' : '60'] as const,
    );
    for (const changed of [{ seed: 'another-seed' }, { variants: weights }]) {
      const source = experimentText('frozen', { ...words('frozen'), ...changed });
      expect(await world.ada.put(at('frozen'), { source }, { 'if-match': '*' })).toMatchObject([
        409,
        { code: 'experiment.frozen' },
      ]);
    }
  });
});
