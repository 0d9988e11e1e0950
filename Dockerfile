FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
# The web console is built with Node.js.
RUN apt-get update && apt-get install -y --no-install-recommends nodejs npm && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN dotnet publish host/OrderCloud.Host.csproj -c Release -p:BuildConsole=true -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
# Database, keys and uploads of the embedded default; the user of the base image may write nothing else.
RUN mkdir /data && chown "$APP_UID" /data
ENV ASPNETCORE_URLS=http://+:8080 Data__Directory=/data
VOLUME /data
EXPOSE 8080
USER $APP_UID
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s CMD ["dotnet", "OrderCloud.Host.dll", "health"]
ENTRYPOINT ["dotnet", "OrderCloud.Host.dll"]
