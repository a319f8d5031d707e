using System.Text;
using ConversationCoach.Core.Reframing;
using ConversationCoach.Core.Reframing.Rewording;
using ConversationCoach.Core.Reframing.Rules;
using ReframingEvaluation;

if (args is not [var gold, var predictions])
{
    Console.Error.WriteLine("usage: ReframingEvaluation GOLD.jsonl PREDICTIONS.jsonl");
    return 2;
}

var content = Path.Combine(AppContext.BaseDirectory, "Content");
var reframer = new Reframer(RuleBook.Load(content, "en-GB"), Rewriter.Load(content, "en-GB"));

using var output = new StreamWriter(predictions, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
foreach (var line in File.ReadLines(gold))
{
    if (string.IsNullOrWhiteSpace(line)) continue;
    var item = GoldItem.Read(line);
    output.WriteLine(Prediction.Write(item.Id, reframer.Reframe(item.Text)));
}

return 0;
