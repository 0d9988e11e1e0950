FROM node:20-bookworm-slim AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
# The web console is built with Node.js, in a version that the distribution of this image doesn't have.
COPY --from=node /usr/local/bin /usr/local/bin
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
WORKDIR /src
COPY . .
RUN dotnet publish host/OrderCloud.Host.csproj -c Release -p:BuildConsole=true -p:PublishReadyToRun=true --use-current-runtime --no-self-contained -o /app

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
