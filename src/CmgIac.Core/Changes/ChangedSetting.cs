namespace CmgIac.Core.Changes;

/// <summary>What a setting that differs asks of a gateway that is deployed.</summary>
internal enum Effect
{
    Update,

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
        var remark = string.Join("; ", new[] { Effect == Effect.Redeploy ? "redeployment" : null, Note }.OfType<string>());
        return $"{Name}: {Before ?? NotGiven} → {After ?? NotGiven}" + (remark.Length == 0 ? "" : $" ({remark})");
    }
}
