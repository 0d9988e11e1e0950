namespace OrderCloud.Catalog.Domain;

/// <summary>How it stands with a product's picture.</summary>
internal enum PictureStatus
{
    /// <summary>It has none.</summary>
    None,

    /// <summary>A link was given, and its picture is being fetched.</summary>
    Fetching,

    /// <summary>It is shown.</summary>
    Ready,

    /// <summary>The link that was given last brought no picture.</summary>
    Failed,
}

/// <summary>Why a link brought no picture.</summary>
internal enum PictureFailure
{
    /// <summary>It leads to an address or port that is not called: of a private network, for instance.</summary>
    AddressRefused,

    /// <summary>Nobody answered in time, or not by https.</summary>
    Unreachable,

    /// <summary>The answer was an error or led elsewhere.</summary>
    StatusRefused,

    /// <summary>The answer was larger than a picture may be, or has more pixels.</summary>
    TooLarge,

    /// <summary>The answer was no PNG, JPEG or WebP picture, or a damaged one.</summary>
    NoPicture,

    /// <summary>The company's pictures take up all of their room.</summary>
    NoRoom,
}
