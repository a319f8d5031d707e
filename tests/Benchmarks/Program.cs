using System.Globalization;
using BenchmarkDotNet.Running;
using Benchmarks.Cards;
using Benchmarks.Gate;
using Benchmarks.Load;
using Benchmarks.Outbox;
using Benchmarks.Reframing;
using Benchmarks.Servers;
using Benchmarks.Soak;
using Benchmarks.Storage;

switch (args)
{
    case ["cards", ..]:
        BenchmarkRunner.Run<CardBenchmarks>(new InThisProcess());
        return 0;
    case ["load", ..]:
        await LoadRun.RunAsync(LoadSettings.Read(args[1..]));
        return 0;
    case ["reframing", ..]:
        await ReframingRun.RunAsync();
        return 0;
    case ["storage", ..]:
        await StorageRun.RunAsync(StorageSettings.Read(args[1..]));
        return 0;
    case ["outbox", ..]:
        await OutboxRun.RunAsync(args[1..]);
        return 0;
    case ["follow", ..]:
        await FollowRun.RunAsync(args[1..]);
        return 0;
    case ["soak", ..]:
        await SoakRun.RunAsync(SoakSettings.Read(args[1..]));
        return 0;
    case ["gate", ..]:
        await GateRun.RunAsync(args is [_, "--rounds", var rounds] ? int.Parse(rounds, CultureInfo.InvariantCulture) : 60);
        return 0;
    case ["start", ..]:
        await StartRun.RunAsync();
        return 0;
    case ["serve", var what, ..]:
        await Server.RunAsync(what, args[2..]);
        return 0;
    default:
        await Console.Error.WriteLineAsync("""
            cards                   drawing cards and reading presses (BenchmarkDotNet)
            load [--connections 32] [--rounds 4] [--seconds 3] [--only echo]
                                    raw endpoint, echo bot, waterfall and step save, by SQLite and by PostgreSQL, one beside the other
            reframing               reading messages of 25 to 4,000 words beside alex and write-good, and hostile ones of up to 30,000 characters
            storage [--stored 1000000] [--rounds 5] [--seconds 3]
                                    a turn among many stored preparations beside one among few, and erasing a person with 1,000
            outbox [--people 10000] [--kills 10] [--dispatchers 3] [--provider PostgreSql] [--pace 20] [--lease 20] [--seed 7]
                                    dispatchers that are killed while they send, over a channel that refuses a third or so of what it is asked; --provider Sqlite is for one
            follow [--most 100000] [--only Sqlite]
                                    what it costs to assign something to 100, 1,000 … people and to send it, and to open the status of all of them
            soak [--rate 200] [--minutes 5] [--provider Sqlite|PostgreSql] [--people 500] [--warm 20]
                                    so many turns a second, begun on time whatever becomes of those before, by people with tokens, of the bot as in production
            gate [--rounds 60]      how long each kind of forged token waits for its refusal, beside one and the same sent as often
            start                   time to the first answered turn, and memory after 10,000 turns
            """);
        return 1;
}
