namespace CmgIac.Core.Changes;

/// <summary>What a setting that differs asks of a gateway.</summary>
internal enum Effect
{
    Update,

    /// <summary>It was planned, and nothing of it is deployed: it is deployed as the later side has it.</summary>
    Deploy,

    /// <summary>The gateway must be deployed anew (Microsoft: "Modify a CMG", "Redeploy the service").</summary>
    Redeploy,
}

/// <summary>
/// A setting by the spec's own key, or a derived name by its word, with its values as the spec writes them; null is "not
/// given". <paramref name="Note"/> is a clause that says what the difference means, where that isn't plain.
/// </summary>
internal sealed record ChangedSetting(string Name, string? Before, string? After, Effect Effect, string? Note = null)
{
    public const string NotGiven = "not given";

    /// <summary><c>region: westus → westeurope (redeployment)</c></summary>
    public override string ToString()
    {
        var remark = string.Join("; ", new[] { Effect switch { Effect.Redeploy => "redeployment", Effect.Deploy => "not deployed so far", _ => null }, Note }.OfType<string>());
        return $"{Name}: {Before ?? NotGiven} → {After ?? NotGiven}" + (remark.Length == 0 ? "" : $" ({remark})");
    }
}
