namespace Benchmarks.Storage;

/// <summary>Rows as the bot writes them, but for what is sealed in them, which nobody reads.</summary>
internal static class Filling
{
    public const string Sqlite = """
        BEGIN;
        CREATE TEMP TABLE n AS WITH RECURSIVE n (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM n WHERE n + 1 < $count) SELECT n FROM n;
        INSERT INTO person (key_id, tenant, person, since) SELECT printf('%032x', n), 'many', printf('%08d', n), '2026-01-01T00:00:00.0000000Z' FROM n WHERE n % 100 = 0;
        INSERT INTO preparation (id, key_id, guide, guide_version, sealed, status, step, version, started_at, changed_at)
            SELECT lower(hex(randomblob(16))), printf('%032x', n / 100 * 100), 'five-steps', 1, randomblob(200), 'Draft', 'prepare', 2, '2026-01-01T00:00:00.0000000Z', printf('2026-01-%02dT00:00:00.0000000Z', 1 + n % 28) FROM n;
        INSERT INTO answer (preparation, prompt, version, sealed, at, is_rival) SELECT id, 'my-part', 2, randomblob(250), '2026-01-01T00:00:00.0000000Z', 0 FROM preparation;
        DROP TABLE n;
        COMMIT;
        ANALYZE;
        PRAGMA wal_checkpoint(TRUNCATE);
        """;

    public const string PostgreSql = """
        INSERT INTO person (key_id, tenant, person, since) SELECT lpad(to_hex(n), 32, '0'), 'many', lpad(n::text, 8, '0'), '2026-01-01T00:00:00.0000000Z' FROM generate_series(0, $count - 1, 100) n;
        INSERT INTO preparation (id, key_id, guide, guide_version, sealed, status, step, version, started_at, changed_at)
            SELECT gen_random_uuid()::text, lpad(to_hex(n / 100 * 100), 32, '0'), 'five-steps', 1, decode(repeat(md5(n::text), 12), 'hex'), 'Draft', 'prepare', 2, '2026-01-01T00:00:00.0000000Z', format('2026-01-%sT00:00:00.0000000Z', lpad((1 + n % 28)::text, 2, '0'))
            FROM generate_series(0, $count - 1) n;
        INSERT INTO answer (preparation, prompt, version, sealed, at, is_rival) SELECT id, 'my-part', 2, decode(repeat(md5(id), 16), 'hex'), '2026-01-01T00:00:00.0000000Z', 0 FROM preparation;
        ANALYZE;
        CHECKPOINT;
        """;
}
